import type { ReactNode } from "react";

/** The shape of rows that are on their way: shown after 300 ms, with one polite sentence. */
export function RowSkeleton({ words, rows = 3 }: { words: string; rows?: number }) {
  return (
    <Bones words={words} className="gap-6">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
        <div className="grid grid-cols-[4rem_1fr] gap-6" key={row}>
          <Bone className="aspect-[3/4]" />
          <div className="grid content-start gap-3 pbs-1">
            <Bone className="inline-[46%] block-4.5" />
            <Bone className="block-3" />
            <Bone className="inline-[64%] block-3" />
          </div>
        </div>
      ))}
    </Bones>
  );
}

/** The shape of text that is on its way. */
export function TextSkeleton({ words, lines = 4 }: { words: string; lines?: number }) {
  return (
    <Bones words={words} className="gap-3">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
        <Bone className="block-3" key={line} />
      ))}
    </Bones>
  );
}

/** What comes within 300 ms needs no placeholder. */
function Bones({ words, className, children }: { words: string; className: string; children: ReactNode }) {
  return (
    <div role="status" className={`mbs-4 grid animate-appear ${className}`}>
      <span className="visually-hidden">{words}</span>
      {children}
    </div>
  );
}

function Bone({ className }: { className: string }) {
  return (
    <span
      className={`block animate-breathe rounded-tick bg-line motion-reduce:animate-none [&:is([data-motion=reduce]_*)]:animate-none ${className}`}
    />
  );
}
