import type { ReactNode } from "react";
import { Icon } from "./icon";

interface ErrorProps {
  /** For the aria-describedby of what it is about. */
  id?: string;
  className?: string;
}

/** Why something was refused, beside what was pressed: read out at once. Nothing where there are no words. */
export function ErrorLine({ words, ...rest }: ErrorProps & { words: string | null | false }) {
  return words ? <Line role="alert" words={words} {...rest} /> : null;
}

/** What is wrong with what is on the page or in a field: read where it is and with what it describes, not as news. */
export const StandingError = ({ children, ...rest }: ErrorProps & { children: ReactNode }) => (
  <Line words={children} {...rest} />
);

function Line({ words, className, ...rest }: ErrorProps & { role?: "alert"; words: ReactNode }) {
  return (
    <p className={className ? `field__error ${className}` : "field__error"} {...rest}>
      <Icon name="circle-alert" /> {words}
    </p>
  );
}
