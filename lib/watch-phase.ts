/**
 * How one kind of object is being watched. starting: first list under way; live; reconnecting: data stays, as of the last word heard;
 * forbidden: the right is missing; gone: the server does not have this kind. Leaf: cluster, protocol and screens use the same words.
 */
export type WatchPhase = "starting" | "live" | "reconnecting" | "forbidden" | "gone";
