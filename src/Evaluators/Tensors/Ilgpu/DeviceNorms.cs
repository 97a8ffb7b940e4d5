namespace EvoLLM.Evaluators;

/// <summary>Normalisation inside a kernel: a thread has a group, or on the way back a scale.</summary>
internal static class DeviceNorms
{
    private const float Momentum = 0.1f;
    private const int IsOwnAndRunning = (int)NormMode.OwnAndRunning;
    private const int IsRunning = (int)NormMode.Running;
    private const int IsRootMeanSquare = (int)NormMode.RootMeanSquare;

    /// <summary>Fields: mode, x, y, scale, shift, statistics, running, groups, terms, then the tables of groups, terms and scales of both.</summary>
    public static void Norm(DeviceStep step)
    {
        var (arena, mode, terms) = (step.Arena, step[0], step[8]);
        var padded = Padded(step[7]);
        for (var group = step.First; group < step[7]; group += step.Stride)
        {
            var (begin, running) = (step.Entry(9, group), step[6] + group);
            var mean = mode == IsRunning ? arena[running] : mode == IsRootMeanSquare ? 0 : Mean(step, step[1] + begin);
            var variance = mode == IsRunning ? arena[running + padded] : Variance(step, step[1] + begin, mean);
            if (mode == IsOwnAndRunning)
            {
                var others = terms > 1 ? terms - 1 : 1;
                var unbiased = DeviceMath.Multiply(variance, DeviceMath.Divide(terms, others));
                arena[running] = Towards(arena[running], mean);
                arena[running + padded] = Towards(arena[running + padded], unbiased);
            }

            var inverse = DeviceMath.Divide(1, DeviceMath.Sqrt(DeviceMath.Add(variance, NormTable.Epsilon)));
            arena[step[5] + group] = mean;
            arena[step[5] + group + padded] = inverse;
            for (var term = 0; term < terms; term++)
            {
                var (place, at) = (begin + step.Entry(10, term), step.Entry(11, group) + step.Entry(12, term));
                var normal = DeviceMath.Multiply(DeviceMath.Subtract(arena[step[1] + place], mean), inverse);
                var scaled = DeviceMath.Multiply(normal, arena[step[3] + at]);
                arena[step[2] + place] = step[4] == 0 ? scaled : DeviceMath.Add(scaled, arena[step[4] + at]);
            }
        }
    }

    /// <summary>Fields: those of the normalisation, gradient of y, gradient of x, whether it is added.</summary>
    public static void Gradient(DeviceStep step)
    {
        var (arena, mode, terms) = (step.Arena, step[0], step[8]);
        for (var group = step.First; group < step[7]; group += step.Stride)
        {
            var begin = step.Entry(9, group);
            var (mean, inverse) = (arena[step[5] + group], arena[step[5] + group + Padded(step[7])]);
            var (sum, product) = (0f, 0f);
            for (var term = 0; term < terms; term++)
            {
                var (place, at) = (begin + step.Entry(10, term), step.Entry(11, group) + step.Entry(12, term));
                var owed = DeviceMath.Multiply(arena[step[13] + place], arena[step[3] + at]);
                sum = DeviceMath.Add(sum, owed);
                product = DeviceMath.Fma(owed, DeviceMath.Multiply(DeviceMath.Subtract(arena[step[1] + place], mean), inverse), product);
            }

            var ofMean = mode == IsRunning || mode == IsRootMeanSquare ? 0 : DeviceMath.Divide(sum, terms);
            var ofSpread = mode == IsRunning ? 0 : DeviceMath.Divide(product, terms);
            for (var term = 0; term < terms; term++)
            {
                var (place, at) = (begin + step.Entry(10, term), step.Entry(11, group) + step.Entry(12, term));
                var normal = DeviceMath.Multiply(DeviceMath.Subtract(arena[step[1] + place], mean), inverse);
                var owed = DeviceMath.Multiply(arena[step[13] + place], arena[step[3] + at]);
                var gradient = DeviceMath.Multiply(DeviceMath.Subtract(DeviceMath.Subtract(owed, ofMean), DeviceMath.Multiply(normal, ofSpread)), inverse);
                var target = step[14] + place;
                arena[target] = step[15] != 0 ? DeviceMath.Add(arena[target], gradient) : gradient;
            }
        }
    }

    /// <summary>Fields: those of the normalisation, gradient of y, gradients of scales and of shifts, scales, scales of a group, then the tables of starts and of terms for each of those.</summary>
    public static void ScaleGradient(DeviceStep step)
    {
        var arena = step.Arena;
        for (var scale = step.First; scale < step[16]; scale += step.Stride)
        {
            var (ofScale, ofShift) = (arena[step[14] + scale], step[15] != 0 ? arena[step[15] + scale] : 0);
            for (var group = 0; group < step[7]; group++)
            {
                var own = scale - step.Entry(11, group);
                if (own < 0 || own >= step[17])
                {
                    continue;
                }

                var (mean, inverse) = (arena[step[5] + group], arena[step[5] + group + Padded(step[7])]);
                var end = step.Entry(18, own + 1);
                for (var i = step.Entry(18, own); i < end; i++)
                {
                    var place = step.Entry(9, group) + step.Entry(10, step.Entry(19, i));
                    var normal = DeviceMath.Multiply(DeviceMath.Subtract(arena[step[1] + place], mean), inverse);
                    ofScale = DeviceMath.Fma(arena[step[13] + place], normal, ofScale);
                    ofShift = DeviceMath.Add(arena[step[13] + place], ofShift);
                }
            }

            arena[step[14] + scale] = ofScale;
            if (step[15] != 0)
            {
                arena[step[15] + scale] = ofShift;
            }
        }
    }

    private static float Mean(DeviceStep step, int x)
    {
        var sum = 0f;
        for (var term = 0; term < step[8]; term++)
        {
            sum = DeviceMath.Add(sum, step.Arena[x + step.Entry(10, term)]);
        }

        return DeviceMath.Divide(sum, step[8]);
    }

    private static float Variance(DeviceStep step, int x, float mean)
    {
        var squares = 0f;
        for (var term = 0; term < step[8]; term++)
        {
            var distance = DeviceMath.Subtract(step.Arena[x + step.Entry(10, term)], mean);
            squares = DeviceMath.Fma(distance, distance, squares);
        }

        return DeviceMath.Divide(squares, step[8]);
    }

    private static float Towards(float running, float own) => DeviceMath.Add(DeviceMath.Multiply(running, 1 - Momentum), DeviceMath.Multiply(own, Momentum));

    private static int Padded(int groups) => (groups + 15) / 16 * 16;
}
