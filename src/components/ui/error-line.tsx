import { Icon } from "./icon";

/** Why something was refused, beside what was pressed: read out at once. Nothing where there are no words. */
export function ErrorLine({ words, className }: { words: string | null | false; className?: string }) {
  if (!words) return null;
  return (
    <p role="alert" className={className ? `field__error ${className}` : "field__error"}>
      <Icon name="circle-alert" /> {words}
    </p>
  );
}
