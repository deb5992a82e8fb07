import type { QuestionResponse } from "../question-type";

export const noAnswer: QuestionResponse = { selectedAnswers: [], textResponse: "", fields: {} };

export const hasNoFields = ({ fields }: QuestionResponse): boolean => Object.keys(fields).length === 0;
