import type { SeedDeps } from "./seed-deps";

const testimonials = [
  {
    name: "Þórdís Eiríksdóttir",
    role: "Sea kayak guide",
    content:
      "I read one lesson on the bus every morning. By the fifth, I caught myself looking at the moon before the table.",
    rating: 5,
  },
  {
    name: "Oluwaseun Adéyẹmí",
    role: "Budget officer",
    content:
      "I found a join in our monthly report that had counted invoices twice since spring. The lesson that taught me to look took nine minutes.",
    rating: 5,
  },
  {
    name: "יעל ברק",
    role: "Teacher",
    content: "My class now writes down a low and a high before anyone touches a calculator.",
    rating: 5,
  },
];

/** Three voices for the landing page. */
export async function seedTestimonials({ db }: SeedDeps): Promise<void> {
  if ((await db.testimonial.count({ where: { isDemo: true } })) > 0) return;
  await db.testimonial.createMany({
    data: testimonials.map((testimonial, position) => ({ ...testimonial, position, isFeatured: true, isDemo: true })),
  });
}
