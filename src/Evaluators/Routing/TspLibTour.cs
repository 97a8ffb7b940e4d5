namespace EvoLLM.Evaluators;

/// <summary>Reads the tours that TSPLIB (Reinelt 1991) keeps beside its instances.</summary>
internal static class TspLibTour
{
    /// <summary>The length of the tour in <c>NAME.opt.tour</c> beside <c>NAME.tsp</c>, in rounded distances; <see langword="null"/> where there is no such file.</summary>
    /// <param name="path">The file of the instance.</param>
    /// <param name="instance">The instance.</param>
    /// <exception cref="FormatException">The tour breaks its layout or does not visit every node once; the message names file and line.</exception>
    public static double? LengthBeside(string path, TspInstance instance)
    {
        var beside = Path.ChangeExtension(path, ".opt.tour");
        return File.Exists(beside) ? Tour.RoundedLength(instance, Read(beside, instance)) : null;
    }

    private static List<int> Read(string path, TspInstance instance)
    {
        const string Section = "TOUR_SECTION";
        var file = new SectionFile(path);
        file.Word("TYPE", "TOUR");
        var order = file.Sequence(Section);
        return Tour.Check(instance, order) is not null
            ? order
            : throw file.Wrong(file.LineOfSection(Section), $"{Section} must hold every node from 1 to {instance.Cities} once, then -1; it holds {order.Count}, {order.Distinct().Count()} of them different");
    }
}
