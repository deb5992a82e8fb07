import type { ReactNode } from "react";
import "@/styles/pages/player.css";
import "@/styles/pages/attempt.css";
import "@/styles/pages/attempt-review.css";
import "@/styles/pages/reviews.css";
import "@/styles/pages/discussion.css";

/** No frame here: the player and attempts bring their own bar. Pages with navigation are in (site). */
export default function LearnLayout({ children }: { children: ReactNode }) {
  return children;
}
