"use client";
import { useState } from "react";

/** The life (uid) that a form is about: the one that was there when it was opened, until the person takes what has replaced it. */
export function useSeenLife(uid: string | undefined): { seen: string | undefined; isReplaced: boolean; take: () => void } {
  const [seen, setSeen] = useState(uid);
  return { seen, isReplaced: seen !== uid, take: () => setSeen(uid) };
}
