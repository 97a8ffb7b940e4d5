using System.Runtime.CompilerServices;

namespace EvoLLM.Evaluators;

/// <summary>Pools.</summary>
internal static unsafe class SimdPools
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(PoolStep step, float* arena)
    {
        var (starts, places, channels) = (step.Windows.Starts, step.Windows.Places, step.Channels);
        var y = arena + step.Y;
        for (var row = 0; row < step.Rows; row++)
        {
            var x = arena + step.X + (row * step.RowOfX);
            for (var window = 0; window < starts.Length - 1; window++, y += channels)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    var result = x[(places[starts[window]] * channels) + channel];
                    for (var i = starts[window] + 1; i < starts[window + 1]; i++)
                    {
                        var value = x[(places[i] * channels) + channel];
                        result = step.Divisor > 0 ? result + value : result < value ? value : result;
                    }

                    y[channel] = step.Divisor > 0 ? result / step.Divisor : result;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(PoolGradientStep step, float* arena)
    {
        var forward = step.Forward;
        var (starts, places, channels) = (forward.Windows.Starts, forward.Windows.Places, forward.Channels);
        var y = arena + forward.Y;
        var owed = arena + step.GradientOfY;
        for (var row = 0; row < forward.Rows; row++)
        {
            var x = arena + forward.X + (row * forward.RowOfX);
            var target = arena + step.GradientOfX + (row * forward.RowOfX);
            for (var window = 0; window < starts.Length - 1; window++, y += channels, owed += channels)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    for (var i = starts[window]; i < starts[window + 1]; i++)
                    {
                        var place = (places[i] * channels) + channel;
                        if (forward.Divisor > 0)
                        {
                            target[place] += owed[channel] / forward.Divisor;
                        }
                        else if (x[place] == y[channel])
                        {
                            target[place] += owed[channel];
                            break;
                        }
                    }
                }
            }
        }
    }
}
