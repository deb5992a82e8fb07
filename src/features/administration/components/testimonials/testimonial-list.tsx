"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { useRowOrder } from "@/components/form/use-row-order";
import { SortableList, SortableRow } from "@/components/lists/sortable-list";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorLine } from "@/components/ui/error-line";
import type { ListedTestimonial } from "@/features/administration/server/testimonials/list-testimonials";
import { TestimonialDialog } from "./testimonial-dialog";
import { TestimonialRow } from "./testimonial-row";

type Asked = { what: "add" } | { what: "edit" | "delete"; testimonial: ListedTestimonial };

/** What people say, in order: moved by its grip or its buttons, written in a window of its own. */
export function TestimonialList({ testimonials }: { testimonials: readonly ListedTestimonial[] }) {
  const t = useTranslations("testimonials");
  const words = useRefusal();
  const [asked, ask] = useState<Asked | null>(null);
  const [said, say] = useState("");
  const { list, ...order } = useRowOrder({
    given: testimonials,
    save: (testimonialId, beforeId) => api.testimonials.place.mutate({ testimonialId, beforeId }),
  });

  async function move(testimonial: ListedTestimonial, by: 1 | -1) {
    const moved = await order.step(testimonial, by);
    if (moved) say(t("moved", { name: testimonial.name, ...moved }));
  }

  async function remove({ id, name }: ListedTestimonial) {
    ask(null);
    const isGone = await order.change(
      (all) => all.filter((one) => one.id !== id),
      () => api.testimonials.delete.mutate({ testimonialId: id }),
    );
    if (isGone) say(t("deleting.done", { name }));
  }

  const deleted = asked?.what === "delete" ? asked.testimonial : null;
  return (
    <>
      <div className="row">
        <Button icon="plus" onClick={() => ask({ what: "add" })}>
          {t("add")}
        </Button>
      </div>
      <ErrorLine words={order.failure && words(order.failure.error)} />
      {list.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyWhy")}</EmptyState>
      ) : (
        <SortableList label={t("list")} isCarrying={order.carried !== null}>
          {list.map((testimonial, at) => (
            <SortableRow
              key={testimonial.id}
              id={testimonial.id}
              among="testimonials"
              {...order.lookOf(testimonial.id)}
            >
              <TestimonialRow
                testimonial={testimonial}
                place={at + 1}
                of={list.length}
                onLift={(event) => order.begin(event, testimonial.id)}
                onEdit={() => ask({ what: "edit", testimonial })}
                onMove={(by) => void move(testimonial, by)}
                onRemove={() => ask({ what: "delete", testimonial })}
              />
            </SortableRow>
          ))}
        </SortableList>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {asked?.what === "add" && <TestimonialDialog onSaid={say} onClose={() => ask(null)} />}
      {asked?.what === "edit" && (
        <TestimonialDialog testimonial={asked.testimonial} onSaid={say} onClose={() => ask(null)} />
      )}
      <ConfirmDialog
        open={deleted !== null}
        danger
        title={t("deleting.title", { name: deleted?.name ?? "" })}
        description={t("deleting.why")}
        stay={t("deleting.stay")}
        go={t("deleting.go")}
        onStay={() => ask(null)}
        onGo={() => deleted && void remove(deleted)}
      />
    </>
  );
}
