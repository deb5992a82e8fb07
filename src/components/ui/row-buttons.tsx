import { Button } from "./button";

export interface RowButtonsProps {
  /** From 1. */
  place: number;
  of: number;
  words: { up: string; down: string; remove: string };
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** Up, down and away, for a row of a list that someone orders. */
export function RowButtons({ place, of, words, onMove, onRemove }: RowButtonsProps) {
  const look = { look: "quiet", size: "small", iconOnly: true } as const;
  return (
    <>
      <Button {...look} icon="chevron-up" data-step={-1} disabled={place === 1} onClick={() => onMove(-1)}>
        {words.up}
      </Button>
      <Button {...look} icon="chevron-down" data-step={1} disabled={place === of} onClick={() => onMove(1)}>
        {words.down}
      </Button>
      <Button {...look} icon="x" onClick={onRemove}>
        {words.remove}
      </Button>
    </>
  );
}
