mean, line = 76.71, 7.00  # losses on the validation rides, in minutes²

print(f"still there: {line / mean:.2f}")
print(f"R² {1 - line / mean:.2f}")
