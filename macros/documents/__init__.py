"""Plans as documents: one layout, written as templates in each format, which one small algorithm fills."""
