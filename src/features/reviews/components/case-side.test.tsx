import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MeanRating } from "@/components/ui/star-rating";
import { shownRating } from "@/features/catalog/rules";
import type { QueuedReview } from "@/features/reviews/server/list-queue";
import common from "@/messages/en/common.json";
import reviews from "@/messages/en/reviews.json";
import { CaseSide } from "./case-side";

const now = new Date("2026-11-20T10:00:00Z");
const review: QueuedReview = {
  id: "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a33",
  rating: 5,
  title: "",
  content: "Clear from the first page on.",
  state: "PENDING",
  reasonCode: null,
  reasonNote: "",
  decidedAt: null,
  decidedBy: null,
  notes: "",
  progress: 100,
  isVerified: true,
  isFeatured: false,
  helpfulCount: 0,
  appealText: null,
  appealedAt: null,
  updatedAt: now,
  author: { name: "Mara Vennegoor", since: now.toISOString(), enrolledAt: null, otherReviews: 0 },
  course: { title: "Sky", slug: "sky", averageRating: null, reviewCount: 0 },
  reports: [],
  burst: null,
};

const html = (page: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ common, reviews }} timeZone="UTC">
      {page}
    </NextIntlClientProvider>,
  );

const courseOf = (averageRating: number | null, reviewCount: number) => ({
  ...review.course,
  averageRating,
  reviewCount,
});

// 4.35 is a little less than that in binary: rounded from there, one place said 4.3 and the other 4.4.
test.each([
  [4.52, 25, "4.5"],
  [4.35, 20, "4.4"],
  [5, 5, "5.0"],
])("a mean of %d from %d reads the same to moderators as beside the course's stars", (average, count, shown) => {
  const course = courseOf(average, count);
  const beside = html(<MeanRating mean={shownRating(course)} count={count} />);
  expect(beside).toContain(`>${shown}<`);
  expect(html(<CaseSide review={{ ...review, course }} />)).toContain(beside);
});

test.each([
  [null, 0, "No ratings yet"],
  [5, 4, "4 ratings, too few to average"],
])("a mean of %d from %d is not shown", (average, count, said) => {
  expect(html(<CaseSide review={{ ...review, course: courseOf(average, count) }} />)).toContain(said);
});
