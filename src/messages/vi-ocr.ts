import type { ocrEn } from './en-ocr.js';

export const ocrVi: typeof ocrEn = {
  without: 'không nhận dạng chữ trong ảnh (bản quét bị từ chối)',
  language: 'ngôn ngữ của ảnh, theo tên của Tesseract (mặc định vie; dùng được nhiều lần)',
  seen: (pages, documents, engine, confidence) =>
    `Đã nhận dạng chữ (OCR) ${pages} trang của ${documents} văn bản (${engine}, độ tin cậy trung bình ${Math.round(confidence * 100)} %)`,
};
