import type { PreviewProps, QuestionPreview } from "../../question-preview";
import { OrderRow, OrderRows } from "../../shared/order-rows";

export const orderingPreview: QuestionPreview = { AnswerPreview: OrderPreview };

function OrderPreview({ question: { options } }: PreviewProps) {
  return (
    <OrderRows>
      {options.map((option, at) => (
        <OrderRow key={option.id} item={option} place={<span className="num text-ink-muted">{at + 1}</span>} />
      ))}
    </OrderRows>
  );
}
