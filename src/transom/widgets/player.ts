/**
 * Player: goes through numbers.
 * @chunk players
 */

import type { Model, Module } from "../client/types.ts";
import type { PlayerParams } from "./_typed/player.ts";
import { clock, type Film } from "./film.ts";
import { formatNumber } from "./number_format.ts";
import { panel } from "./playing.ts";

const film = (model: Film["model"]): Film => {
  const own = model as unknown as Model<PlayerParams>;
  return {
    model,
    ends: () => [own.get("start"), own.get("end")],
    at: () => own.get("value"),
    put: (place, name) => own.set(name, place),
    text: (place) => formatNumber(place, own.get("format"), 1),
    watched: ["start", "end", "format"],
  };
};

export default {
  initialize: ({ model, signal }) => clock(film(model as unknown as Film["model"]), signal),
  render: (props) => panel(props as never, film(props.model as unknown as Film["model"])),
} satisfies Module<PlayerParams>;
