import torch

miles = torch.tensor([5.0, 6.0, 8.0, 10.0]).double()
times = torch.tensor([22.2, 25.6, 31.0, 38.5]).double()
late = times + torch.tensor([0.0, 0.0, 30.0, 0.0])  # minutes for lunch

design = torch.stack([miles, torch.ones(4).double()], dim=1)


def best_line(minutes):
    """Weight and bias with the lowest mean of squares."""
    return torch.linalg.lstsq(design, minutes[:, None]).solution.flatten()


old, new = best_line(times), best_line(late)
for name, line in [("without", old), ("with", new)]:
    weight, bias = line.tolist()
    print(f"{name} the break: weight {weight:.4f}, bias {bias:.4f}", end=", ")
    print(f"7 miles {7 * weight + bias:.2f} minutes")

weight, bias = (new - old).tolist()
print(f"for 7 miles {7 * weight + bias:.2f} minutes more")
print(f"for the mean, 7.25 miles, {7.25 * weight + bias:.2f} minutes more")

for name, line in [("old", old), ("new", new)]:
    errors = design @ line - late
    squares = errors**2
    print(f"\nthe {name} line, and the deliveries with the break")
    print("  errors ", *(f"{error:.2f}" for error in errors.tolist()))
    print("  squares", *(f"{square:.2f}" for square in squares.tolist()))
    print(f"  mean of the squares {squares.mean().item():.2f} minutes²")
    print(f"  mean without signs {errors.abs().mean().item():.2f} minutes")
