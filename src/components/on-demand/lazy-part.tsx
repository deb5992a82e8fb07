"use client";
import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { NotLoaded } from "./not-loaded";
import { OnDemand } from "./on-demand";

const nothing = () => undefined;

/**
 * A part of a page whose code comes on demand, see `OnDemand`. Where its code can't be fetched, it says so in its place, tries
 * again with the button, and automatically when the connection is back. Made once per part, beside the component that shows it.
 */
export function lazyPart<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
): ComponentType<Props & { whileLoading?: ReactNode }> {
  // Boxed, since React takes a bare function for a way to compute a state.
  const part = new OnDemand(async () => ({ Component: await fetchPart() }));

  // biome-ignore lint/correctness/noComponentHookFactories: called once per part, where modules are loaded
  return function LazyPart({ whileLoading = null, ...props }) {
    const loaded = useSyncExternalStore(part.subscribe, part.read, nothing);
    const [failures, setFailures] = useState(0);
    const load = () => void part.load().catch(() => setFailures((before) => before + 1));
    // Once, and then on the button or with the connection.
    useEffect(load, []);
    const hasFailed = failures > 0 && !loaded;
    // biome-ignore lint/correctness/useExhaustiveDependencies: `load` does the same in every render
    useEffect(() => {
      if (!hasFailed) return;
      addEventListener("online", load);
      return () => removeEventListener("online", load);
    }, [hasFailed]);
    // What is left of the properties once `whileLoading` is taken out are the part's own.
    if (loaded) return <loaded.Component {...(props as unknown as Props)} />;
    return hasFailed ? <NotLoaded times={failures} onAgain={load} /> : whileLoading;
  };
}
