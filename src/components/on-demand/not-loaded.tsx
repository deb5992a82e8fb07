"use client";
import { useConnectionText } from "@/components/connection/connection-texts";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Says that code could not be fetched, with another try. `times` counts the tries in vain. */
export function NotLoaded({ times, onAgain }: { times: number; onAgain: () => void }) {
  const { partNotLoaded, again } = useConnectionText();
  return (
    <div className="row row--tight not-loaded" role="alert">
      {/* Anew each time, or a screen reader would not say that it failed again. */}
      <p key={times} className="field__error">
        <Icon name="circle-alert" /> {partNotLoaded}
      </p>
      <Button size="small" look="quiet" icon="refresh-cw" onClick={onAgain}>
        {again}
      </Button>
    </div>
  );
}
