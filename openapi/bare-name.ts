/** A name as it compares with others: `book_id`, `bookId` and `Book-ID` are one. */
export function bareName(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toLowerCase();
}
