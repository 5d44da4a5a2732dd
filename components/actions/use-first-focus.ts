"use client";
import { type RefObject, useEffect, useRef } from "react";

/** Puts the focus on the field that a dialog is opened for, once it is there, with its text selected. */
export function useFirstFocus(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return field;
}
