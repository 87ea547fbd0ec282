"""What a log tells: how hard items are, how well they are remembered, when one learnt. All of it is pure.

The modules are imported one by one: a quiz needs the calibration, and should not wait for the schedule.
"""
