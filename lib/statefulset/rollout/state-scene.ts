import type { Board, Slot } from "../board/board.ts";
import type { RolloutFacts } from "./rollout-facts.ts";
import type { Stand } from "./stand-of.ts";

/** rests: nothing to do; moves, waits: it goes on by itself; person: it waits for a person, as was wanted; stuck: it does not go on by itself, and was to. */
export type RolloutTone = "rests" | "moves" | "waits" | "person" | "stuck";

/** What the words of a state are made of. */
export interface StateScene extends Pick<Board, "set" | "slots"> {
  facts: RolloutFacts;
  now: number;
  stand: Stand;
  tone: RolloutTone;
  /** Of the ordinal that moves or is waited for. */
  slot?: Slot;
}
