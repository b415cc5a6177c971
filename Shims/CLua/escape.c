/* Text of a script on its way to a terminal: no control byte gets through, no line is forged, nothing is turned
 * around. Tab stays; the rest of C0, DEL, C1, bidirectional controls, line separators and bytes that are not
 * UTF-8 are written out. */
#include <stdio.h>
#include <string.h>

#include "state.h"

/* The length of the UTF-8 sequence at `text`, or 0 where there is none. */
static size_t decode(const unsigned char *text, size_t length, uint32_t *code) {
  if (text[0] < 0x80) return *code = text[0], 1;
  size_t size = text[0] >= 0xF0 && text[0] < 0xF5 ? 4 : text[0] >= 0xE0 && text[0] < 0xF0 ? 3
    : text[0] >= 0xC2 && text[0] < 0xE0 ? 2 : 0;
  if (size == 0 || size > length) return 0;
  uint32_t value = text[0] & (0x7Fu >> size);
  for (size_t i = 1; i < size; i++) {
    if ((text[i] & 0xC0) != 0x80) return 0;
    value = value << 6 | (text[i] & 0x3F);
  }
  static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < smallest[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
  *code = value;
  return size;
}

static bool is_printable(uint32_t code) {
  if (code < 0x20) return code == '\t';
  if (code >= 0x7F && code <= 0x9F) return false;
  if (code == 0x61C || code == 0x200E || code == 0x200F || code == 0xFEFF) return false;
  return !(code >= 0x2028 && code <= 0x202E) && !(code >= 0x2066 && code <= 0x2069);
}

static int write_out(char *out, size_t room, unsigned char byte, size_t size, uint32_t code) {
  if (size == 0) return snprintf(out, room, "\\x%02x", byte);
  if (code == '\n') return snprintf(out, room, "\\n");
  if (code == '\r') return snprintf(out, room, "\\r");
  return snprintf(out, room, code < 0x80 ? "\\x%02x" : "\\u{%x}", (unsigned)code);
}

size_t escape_text(char *out, size_t room, const char *text, size_t length, bool *cut) {
  const unsigned char *bytes = (const unsigned char *)text;
  size_t written = 0, read = 0;
  if (cut) *cut = false;
  while (read < length) {
    uint32_t code = 0;
    size_t size = decode(bytes + read, length - read, &code);
    char piece[16];
    size_t piece_size;
    if (size > 0 && is_printable(code)) memcpy(piece, bytes + read, piece_size = size);
    else piece_size = (size_t)write_out(piece, sizeof piece, bytes[read], size, code);
    if (written + piece_size >= room) {
      if (cut) *cut = true;
      break;
    }
    memcpy(out + written, piece, piece_size);
    written += piece_size;
    read += size ? size : 1;
  }
  out[written] = 0;
  return written;
}

size_t alua_escape(char *out, size_t room, const void *text, size_t length) {
  return escape_text(out, room, text, length, NULL);
}
