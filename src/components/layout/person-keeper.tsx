"use client";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { keepPagePerson } from "./page-person";

/** Keeps pages apart from those of the next person on this device, however that one comes to them. */
export function PersonKeeper() {
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another page is here
  useEffect(keepPagePerson, [path]);
  return null;
}
