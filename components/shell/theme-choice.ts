/** As the system has it, light, or dark. */
export const themeNames = ["system", "light", "dark"] as const;
export type ThemeName = (typeof themeNames)[number];

/** Under this name the browser keeps the choice, for all tabs. */
const key = "theme";
const prefersDark = "(prefers-color-scheme: dark)";

/** The same as `show`, for before the first paint: a script that stands in the page and needs nothing. */
export const showThemeSource = `{let t;try{t=localStorage.getItem("${key}")}catch{}document.documentElement.dataset.theme=t==="dark"||t!=="light"&&matchMedia("${prefersDark}").matches?"dark":"light"}`;

const listeners = new Set<() => void>();
/** Leads while the browser keeps nothing: where storage is switched off. */
let unkept: ThemeName = "system";

/** The theme that was chosen. */
export function readTheme(): ThemeName {
  try {
    const kept = localStorage.getItem(key);
    return themeNames.find((name) => name === kept) ?? "system";
  } catch {
    return unkept;
  }
}

/** Chooses a theme, here and in the browser's other tabs, and for later. */
export function chooseTheme(name: ThemeName): void {
  unkept = name;
  try {
    localStorage.setItem(key, name);
  } catch {
    // Nothing is kept: the choice holds for this page.
  }
  show();
}

/** Calls the listener when the choice changes, here or in another tab, until the answer is called; meanwhile follows the system's own. */
export function watchTheme(listener: () => void): () => void {
  if (listeners.size === 0) {
    globalThis.addEventListener("storage", show);
    globalThis.matchMedia(prefersDark).addEventListener("change", show);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    globalThis.removeEventListener("storage", show);
    globalThis.matchMedia(prefersDark).removeEventListener("change", show);
  };
}

function show(): void {
  const name = readTheme();
  const isDark = name === "dark" || (name === "system" && globalThis.matchMedia(prefersDark).matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  for (const listener of listeners) listener();
}
