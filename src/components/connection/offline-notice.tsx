"use client";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { ConnectionWording } from "./connection-texts";
import type { HeldView } from "./held-page";

interface NoticeProps {
  words: ConnectionWording;
  isBack: HeldView["isBack"];
  tries: number;
  onAgain: () => void;
  onOpen?: () => void;
  /** Left out where the page can't be called off. */
  onStay?: () => void;
}

/** Why the page that was chosen doesn't open yet. It takes the focus, since it answers a press, and leaves the page usable. */
export function OfflineNotice({ words, isBack, tries, onAgain, onOpen, onStay }: NoticeProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    opener.current = document.activeElement;
    box.current?.focus();
  }, []);
  const stay = () => {
    if (opener.current instanceof HTMLElement) opener.current.focus();
    onStay?.();
  };
  const leave = ({ key }: KeyboardEvent) => {
    if (key === "Escape" && onStay) stay();
  };
  const leadOffline = tries > 0 ? words.stillOffline : words.opensLater;
  const lead = isBack ? { opening: words.opensSaved, asking: words.opensNow }[isBack] : leadOffline;
  return (
    <div
      ref={box}
      className="offline"
      role="alertdialog"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-lead`}
      onKeyDown={leave}
    >
      <h2 id={`${id}-title`}>{isBack ? words.online : words.offline}</h2>
      {/* Anew each time, so that a screen reader says that it is still so, or no longer. */}
      <p key={`${isBack} ${tries}`} id={`${id}-lead`} role={isBack || tries > 0 ? "status" : undefined}>
        {lead}
      </p>
      <div className="row row--tight">
        {isBack ? (
          <Button size="small" onClick={onOpen}>
            {words.open}
          </Button>
        ) : (
          <Button size="small" icon="refresh-cw" onClick={onAgain}>
            {words.again}
          </Button>
        )}
        {onStay && (
          <Button size="small" look="quiet" onClick={stay}>
            {words.stay}
          </Button>
        )}
      </div>
    </div>
  );
}
