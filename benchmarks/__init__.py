"""What the product is measured against: peers and a floor, in one run, on one workload."""
