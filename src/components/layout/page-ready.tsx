"use client";
import { useEffect, useLayoutEffect } from "react";
import { hydratedEvent, readyEvent } from "./early-input";

/** Is last on every page and says when the page's code runs: from then on what was typed and pressed before takes effect. */
export function PageReady() {
  // A layout effect: before anything can be rendered again.
  useLayoutEffect(() => void dispatchEvent(new Event(hydratedEvent)), []);
  useEffect(() => {
    const isNobodyWaiting = dispatchEvent(new Event(readyEvent, { cancelable: true }));
    // A page that could not be rendered on the server (404, 403) is rendered here, and its inline scripts have not run.
    if (isNobodyWaiting) document.documentElement.dataset.ready = "";
  }, []);
  return null;
}
