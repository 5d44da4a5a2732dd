import { showThemeSource } from "./theme-choice.ts";

/** Shows the chosen theme before anything is painted. The nonce is what the content security policy asks of a script in the page. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {showThemeSource}
    </script>
  );
}
