import { Link } from "@/components/ui/link";
import { LecternMark } from "./lectern-mark";

/** The lectern and its name, home. */
export function Wordmark({ name }: { name: string }) {
  return (
    <Link className="wordmark" href="/">
      <LecternMark />
      <span>{name}</span>
    </Link>
  );
}
