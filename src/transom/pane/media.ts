/**
 * Audio and Video: the browser's own player. What the user does with it, and where it is, is told to the server.
 * @chunk media
 */

import { addressed } from "../client/assets.ts";
import { flag, h } from "../client/dom.ts";
import type { Module } from "../client/types.ts";
import { follow } from "../widgets/field.ts";
import type { MediaParams } from "./_typed/media.ts";
import { missing } from "./missing.ts";

type Source = { tag: "audio" | "video"; src: string; own: boolean };
type Params = Omit<MediaParams, "object" | "time" | "volume"> & {
  object: Source | null;
  time: number;
  volume: number | null;
};

/** Seconds by which two places have to differ to be two. */
const SAME = 0.05;

export default {
  render({ model, el, signal }) {
    const place = h("div", { class: "tr-media__place" });
    el.append(place);
    let player: HTMLMediaElement | undefined;
    let told = 0;

    const tell = <K extends keyof Params & string>(name: K, value: Params[K]) => {
      if (model.get(name) === value) return;
      model.set(name, value as never);
      model.save_changes();
    };
    const play = () => {
      if (!player || player.paused === model.get("paused")) return;
      if (model.get("paused")) player.pause();
      else player.play().catch(() => tell("paused", true)); // a browser may want the user to begin
    };
    const seek = () => {
      const time = model.get("time");
      if (player && Math.abs(player.currentTime - time) > SAME) player.currentTime = time;
    };
    const sound = () => {
      if (!player) return;
      player.muted = model.get("muted");
      const volume = model.get("volume");
      if (volume !== null && Math.abs(player.volume * 100 - volume) > 0.5) player.volume = volume / 100;
    };
    const shape = () => {
      if (!player) return;
      player.loop = model.get("loop");
      const mode = model.get("sizing_mode") ?? "";
      flag(player, "data-wide", model.get("width") !== null || /width|both/.test(mode));
      flag(player, "data-high", model.get("height") !== null || /height|both/.test(mode));
      player.setAttribute(
        "aria-label",
        model.get("label") || (player.localName === "video" ? "Video" : "Audio"),
      );
    };

    const listen = (own: HTMLMediaElement) => {
      const on = (name: string, act: () => void) => own.addEventListener(name, act, { signal });
      on("timeupdate", () => {
        const now = performance.now();
        if (own.seeking || now - told < model.get("throttle")) return;
        told = now;
        tell("time", own.currentTime);
      });
      on(
        "seeked",
        () => Math.abs(own.currentTime - model.get("time")) > SAME && tell("time", own.currentTime),
      );
      on("play", () => tell("paused", false));
      on("pause", () => {
        tell("time", own.currentTime);
        tell("paused", true);
      });
      on("volumechange", () => {
        const volume = Math.round(own.volume * 100); // before what follows from the other
        tell("muted", own.muted);
        if (volume !== Math.round(model.get("volume") ?? 100)) tell("volume", volume);
      });
      on("error", () => own.replaceWith(missing(own.getAttribute("aria-label") ?? "")));
    };

    follow(model, ["object"], () => {
      const source = model.get("object");
      player?.pause();
      player = undefined;
      if (!source) return place.replaceChildren();
      player = h(source.tag, {
        class: "tr-media",
        controls: true,
        preload: "metadata",
        autoplay: model.get("autoplay"),
      });
      const own = player;
      const put = (src: string) => {
        own.src = src;
      };
      source.own ? addressed(source.src, put) : put(source.src);
      shape();
      sound();
      seek();
      listen(player);
      place.replaceChildren(player);
      if (!model.get("autoplay")) play();
    });
    model.on("change:paused", play);
    model.on("change:time", seek);
    for (const name of ["volume", "muted"] as const) model.on(`change:${name}`, sound);
    for (const name of ["loop", "label", "width", "height", "sizing_mode"] as const)
      model.on(`change:${name}`, shape);
    return () => player?.pause();
  },
} satisfies Module<Params>;
