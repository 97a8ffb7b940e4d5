namespace EvoLLM.Evaluators;

/// <summary>Pools inside a kernel.</summary>
internal static class DevicePools
{
    /// <summary>Fields: divisor, x, y, rows, floats of a row of x, channels, windows, then the tables of starts and of places.</summary>
    public static void Pool(DeviceStep step)
    {
        var (divisor, channels, windows) = (step[0], step[5], step[6]);
        for (var i = step.First; i < step[3] * windows * channels; i += step.Stride)
        {
            var (channel, window, row) = (i % channels, i / channels % windows, i / channels / windows);
            var x = step[1] + (row * step[4]) + channel;
            var (begin, end) = (step.Entry(7, window), step.Entry(7, window + 1));
            var result = step.Arena[x + (step.Entry(8, begin) * channels)];
            for (var j = begin + 1; j < end; j++)
            {
                var value = step.Arena[x + (step.Entry(8, j) * channels)];
                result = divisor > 0 ? DeviceMath.Add(result, value) : DeviceMath.WhereLess(result, value, value, result);
            }

            step.Arena[step[2] + i] = divisor > 0 ? DeviceMath.Divide(result, divisor) : result;
        }
    }

    /// <summary>Fields: those of the pool, gradient of y, gradient of x, then the tables of starts and of windows for each place.</summary>
    public static void Gradient(DeviceStep step)
    {
        var (arena, divisor, channels, windows, places) = (step.Arena, step[0], step[5], step[6], step[4] / step[5]);
        for (var i = step.First; i < step[3] * places * channels; i += step.Stride)
        {
            var (channel, place, row) = (i % channels, i / channels % places, i / channels / places);
            var target = step[10] + (row * step[4]) + (place * channels) + channel;
            var sum = arena[target];
            var end = step.Entry(11, place + 1);
            for (var j = step.Entry(11, place); j < end; j++)
            {
                var window = step.Entry(12, j);
                var y = (((row * windows) + window) * channels) + channel;
                if (divisor > 0)
                {
                    sum = DeviceMath.Add(sum, DeviceMath.Divide(arena[step[9] + y], divisor));
                }
                else if (Winner(step, (row * step[4]) + channel, window, arena[step[2] + y]) == place)
                {
                    sum = DeviceMath.Add(sum, arena[step[9] + y]);
                }
            }

            arena[target] = sum;
        }
    }

    /// <summary>The first place of a window that has its largest number; none where that is no number.</summary>
    private static int Winner(DeviceStep step, int row, int window, float largest)
    {
        var winner = -1;
        for (var j = step.Entry(7, window + 1) - 1; j >= step.Entry(7, window); j--)
        {
            var place = step.Entry(8, j);
            winner = step.Arena[step[1] + row + (place * step[5])] == largest ? place : winner;
        }

        return winner;
    }
}
