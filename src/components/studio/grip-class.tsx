/** Of what a row is carried by. The name finds it in its row. */
export const gripClass =
  "grip grid inline-6 block-7 cursor-grab touch-none place-content-center rounded-tick text-ink-faint hover:bg-sunken hover:text-ink pointer-coarse:inline-11 pointer-coarse:block-11";
