/** What a pill looks like, for elements that are not buttons too: links, labels, popovers. */
export const pillClass =
  "inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-[7px] border border-line bg-panel px-2.5 text-[13px] text-soft hover:border-edge aria-pressed:border-ink aria-pressed:text-ink";
