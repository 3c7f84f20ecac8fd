/**
 * DiscretePlayer: goes through options by their places.
 * @chunk players
 */

import type { Model, Module } from "../client/types.ts";
import type { DiscretePlayerParams } from "./_typed/discrete_player.ts";
import { clock, type Film } from "./film.ts";
import { panel } from "./playing.ts";

const film = (model: Film["model"]): Film => {
  const own = model as unknown as Model<DiscretePlayerParams>;
  const list = () => own.get("labels")[0]; // its number; the texts follow
  return {
    model,
    ends: () => [0, own.get("labels").length - 2],
    at: () => {
      const [of, place] = own.get("value") ?? [];
      return of === list() ? (place ?? null) : null;
    },
    put: (place, name) => own.set(name, [list(), place] as never),
    text: (place) => String(own.get("labels")[place + 1] ?? ""),
    watched: ["labels"],
  };
};

export default {
  initialize: ({ model, signal }) => clock(film(model as unknown as Film["model"]), signal),
  render: (props) => panel(props as never, film(props.model as unknown as Film["model"])),
} satisfies Module<DiscretePlayerParams>;
