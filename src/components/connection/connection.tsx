"use client";
import { usePathname } from "next/navigation";
import { useOffline } from "next/offline";
import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { pageOfForm, pageOfPress } from "./asked-page";
import { ConnectionTexts, type ConnectionWording } from "./connection-texts";
import { OfflineNotice } from "./offline-notice";
import { isInDoubt } from "./reach";
import { routerPage } from "./router-page";
import { sentForms } from "./sent-forms";
import { SentNotice } from "./sent-notice";
import { useTries } from "./use-tries";
import { holdOffline, waitingPage } from "./waiting-page";

const lookEveryMilliseconds = 2_000;

/**
 * Around every page: where the connection is gone, a press on a link doesn't end on the browser's error page. The reader stays,
 * is told, and the page opens once the site can be reached. Where Next's router goes (`experimental.useOffline`) it waits itself.
 */
export function Connection({ words, children }: { words: ConnectionWording; children: ReactNode }) {
  return (
    <ConnectionTexts value={words}>
      {children}
      <Guard words={words} />
    </ConnectionTexts>
  );
}

function Guard({ words }: { words: ConnectionWording }) {
  const held = useSyncExternalStore(waitingPage.subscribe, waitingPage.read, waitingPage.readOnServer);
  const isCut = useOffline();
  const sent = useSyncExternalStore(sentForms.subscribe, sentForms.read, sentForms.readOnServer);
  const isUnderWay = useSyncExternalStore(routerPage.subscribe, routerPage.isUnderWay, routerPage.isUnderWayOnServer);
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each page that has come, also from where it was redirected to
  useEffect(routerPage.arrived, [pathname]);
  useEffect(holdPresses, []);
  const isHeld = held.href !== null;
  useEffect(() => {
    if (!isHeld) return;
    const look = () => void waitingPage.look(false);
    const timer = setInterval(look, lookEveryMilliseconds);
    addEventListener("online", look);
    return () => {
      clearInterval(timer);
      removeEventListener("online", look);
    };
  }, [isHeld]);
  if (isHeld)
    return (
      <OfflineNotice
        key={held.href}
        words={words}
        isBack={held.isBack}
        tries={held.tries}
        onAgain={() => void waitingPage.look(true)}
        onOpen={() => waitingPage.openNow()}
        onStay={() => waitingPage.stay()}
      />
    );
  if (sent)
    return (
      // There before it says something, or a screen reader would not hear of it.
      <div aria-live="polite" aria-atomic>
        {isCut && <SentNotice key={sent} words={words} kind={sent} />}
      </div>
    );
  if (isCut && isUnderWay) return <RouterNotice words={words} />;
  return null;
}

function RouterNotice({ words }: { words: ConnectionWording }) {
  const { tries, tryAgain } = useTries();
  return <OfflineNotice words={words} isBack={null} tries={tries} onAgain={tryAgain} />;
}

function holdPresses(): () => void {
  const over = new AbortController();
  const { signal } = over;
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  // Before the router's own links hear it: these would be let go only with another page.
  addEventListener(
    "click",
    (event) => {
      const href = event.defaultPrevented ? null : pageOfPress(event);
      if (href && holdOffline(href)) stop(event);
    },
    { capture: true, signal },
  );
  // A link that is not the router's, where a call got no answer: the browser would go and find nothing.
  addEventListener(
    "click",
    (event) => {
      const href = event.defaultPrevented || !isInDoubt() ? null : pageOfPress(event);
      if (!href) return;
      event.preventDefault();
      waitingPage.hold(href);
      void waitingPage.look(true);
    },
    { signal },
  );
  addEventListener(
    "submit",
    (event) => {
      const href = event.defaultPrevented ? null : pageOfForm(event.target as HTMLFormElement, event.submitter);
      if (href && holdOffline(href)) event.preventDefault();
    },
    { signal },
  );
  return () => over.abort();
}
