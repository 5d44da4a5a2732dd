"use client";
import { useState } from "react";
import { type Fields, type ThreeWay, threeWay } from "./three-way.ts";

/** The state of a form whose object may change while it is open; see threeWay. `theirs` is what is there now; `initial` is as if typed. */
export function useForm<F extends Fields>(
  theirs: F,
  initial: Partial<F> = {},
): ThreeWay<F> & { theirs: F; type: (name: keyof F & string, text: string) => void } {
  const [base] = useState(theirs);
  const [typed, setTyped] = useState<Partial<F>>(initial);
  return { ...threeWay(base, typed, theirs), theirs, type: (name, text) => setTyped((before) => ({ ...before, [name]: text })) };
}
