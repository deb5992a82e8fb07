import { useFormatter } from "next-intl";

/** A date as it is on a document: written out, in UTC, and the same for every reader. */
export function DocumentDate({ at }: { at: Date }) {
  const format = useFormatter();
  return (
    <time className="nowrap" dateTime={at.toISOString().slice(0, 10)}>
      {format.dateTime(at, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })}
    </time>
  );
}
