"use client";
import { SegmentRow } from "./segment-row";

export type Segment<Value extends string> = { value: Value; name: string };

/** Two or three ways to look at the same thing. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
}: {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  return (
    <SegmentRow role="group" aria-label={label}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onChange(segment.value)}
        >
          {segment.name}
        </button>
      ))}
    </SegmentRow>
  );
}
