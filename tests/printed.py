"""The pages of a PDF, as another program than the one that made it reads them."""

import pypdfium2


def pages_of(paper: bytes) -> list[str]:
    """Give the text of each page."""
    with pypdfium2.PdfDocument(paper) as file:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in file]
