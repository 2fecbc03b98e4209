# Not yet: imports, data, seed 42, model, loss and optimizer, the five lines
# of the loop for 500 epochs, and the prediction for 7 miles. It ends so:
#
# print(f"loss in epoch 500: {loss.item():.4f} minutes²")
# print(f"7 miles: {prediction.item():.2f} minutes")
