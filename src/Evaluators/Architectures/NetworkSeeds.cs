namespace EvoLLM.Evaluators;

/// <summary>The published networks for MNIST-1D as candidates: those of its repository (Greydanus and Kobak 2024), and the larger one that EvoPrompting (Chen et al. 2023) begins with.</summary>
internal static class NetworkSeeds
{
    public const string Logistic =
        """
        public static class Candidate
        {
            public static Network Build(NetworkBuilder b, Shape input, int classes)
            {
                return b.Output(b.Input(input).Dense(classes));
            }
        }
        """;

    public const string Mlp =
        """
        public static class Candidate
        {
            public static Network Build(NetworkBuilder b, Shape input, int classes)
            {
                var x = b.Input(input).Dense(100).Relu();
                x = x + x.Dense(100).Relu();
                return b.Output(x.Dense(classes));
            }
        }
        """;

    public const string Cnn =
        """
        public static class Candidate
        {
            public static Network Build(NetworkBuilder b, Shape input, int classes)
            {
                var x = b.Input(input).Reshape([1, input[0]]);
                x = x.Conv1d(25, 5, stride: 2, padding: 1).Relu();
                x = x.Conv1d(25, 3, stride: 2, padding: 1).Relu();
                x = x.Conv1d(25, 3, stride: 2, padding: 1).Relu();
                return b.Output(x.Flatten().Dense(classes));
            }
        }
        """;

    public const string Gru =
        """
        public static class Candidate
        {
            public static Network Build(NetworkBuilder b, Shape input, int classes)
            {
                var x = b.Input(input).Reshape([input[0], 1]);
                x = x.Gru(6, bidirectional: true);
                return b.Output(x.Flatten().Dense(classes));
            }
        }
        """;

    public const string LargeCnn =
        """
        public static class Candidate
        {
            public static Network Build(NetworkBuilder b, Shape input, int classes)
            {
                var x = b.Input(input).Reshape([1, input[0]]);
                x = x.Conv1d(32, 3, padding: Tensor.Same).Relu().AveragePool1d(2);
                for (var block = 0; block < 2; block++)
                {
                    x = x + x.Conv1d(32, 3, padding: Tensor.Same).Relu();
                }

                x = x.AveragePool1d(2).Flatten();
                return b.Output(x.Dense(256).Relu().Dense(classes));
            }
        }
        """;
}
