"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Longer than a change of page is without a title when all goes well. */
const lostAfterMilliseconds = 700;

/**
 * Next takes the title of the page before away, and where the new page comes slowly it sometimes never puts another one in
 * (https://github.com/vercel/next.js/issues/95268). A page without a name cannot be told from others by ear, so the server is
 * asked for it once more.
 */
export function TitleKeeper() {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      if (document.title === "") timer = setTimeout(() => router.refresh(), lostAfterMilliseconds);
    });
    observer.observe(document.head, { childList: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [router]);
  return null;
}
