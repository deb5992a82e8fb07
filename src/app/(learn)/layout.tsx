import type { ReactNode } from "react";
import { Area } from "@/components/layout/area";
import "@/styles/site.css";
import "@/styles/learn-utilities.css";

/** No frame here: the player and attempts bring their own bar. Pages with navigation are in (site). */
export default function LearnLayout({ children }: { children: ReactNode }) {
  return <Area name="learn">{children}</Area>;
}
