namespace EvoLLM.Sandbox;

/// <summary>What candidates may use unless a problem says otherwise: numbers, text, collections, LINQ and what else is pure computing.</summary>
internal static class DefaultAllowList
{
    public const string Text =
        """
        # Numbers
        System.Boolean: * GetHashCode
        System.Byte: * GetHashCode
        System.SByte: * GetHashCode
        System.Int16: * GetHashCode
        System.UInt16: * GetHashCode
        System.Int32: * GetHashCode
        System.UInt32: * GetHashCode
        System.Int64: * GetHashCode
        System.UInt64: * GetHashCode
        System.Int128: *
        System.UInt128: *
        System.Half: * GetHashCode
        System.Single: * GetHashCode
        System.Double: * GetHashCode
        System.Decimal: * GetHashCode
        System.Char: * GetHashCode
        System.Math: *
        System.MathF: *
        System.MidpointRounding: *
        System.BitConverter: *
        System.Convert: * -ChangeType
        System.Random: .ctor/1 Next NextDouble NextInt64 NextSingle NextBytes Shuffle GetItems
        System.Numerics.BigInteger: *
        System.Numerics.BitOperations: *
        System.Numerics.Complex: *
        System.Numerics.Matrix3x2: *
        System.Numerics.Matrix4x4: *
        System.Numerics.Plane: *
        System.Numerics.Quaternion: *
        System.Numerics.Vector2: *
        System.Numerics.Vector3: *
        System.Numerics.Vector4: *
        System.Numerics.INumber: *
        System.Numerics.INumberBase: *
        System.Numerics.IBinaryInteger: *
        System.Numerics.IBinaryNumber: *
        System.Numerics.IFloatingPoint: *
        System.Numerics.IFloatingPointIeee754: *
        System.Numerics.IAdditionOperators: *
        System.Numerics.ISubtractionOperators: *
        System.Numerics.IMultiplyOperators: *
        System.Numerics.IDivisionOperators: *
        System.Numerics.IModulusOperators: *
        System.Numerics.IComparisonOperators: *
        System.Numerics.IEqualityOperators: *
        System.Numerics.IIncrementOperators: *
        System.Numerics.IDecrementOperators: *
        System.Numerics.IUnaryNegationOperators: *
        System.Numerics.IUnaryPlusOperators: *
        System.Numerics.IAdditiveIdentity: *
        System.Numerics.IMultiplicativeIdentity: *
        System.Numerics.IMinMaxValue: *
        System.Numerics.IRootFunctions: *
        System.Numerics.IPowerFunctions: *
        System.Numerics.IExponentialFunctions: *
        System.Numerics.ILogarithmicFunctions: *
        System.Numerics.ITrigonometricFunctions: *
        System.Numerics.IHyperbolicFunctions: *
        System.Numerics.IBinaryFloatingPointIeee754: *
        System.Numerics.IFloatingPointConstants: *
        System.Numerics.ISignedNumber: *
        System.Numerics.IUnsignedNumber: *
        System.Numerics.IBitwiseOperators: *
        System.Numerics.IShiftOperators: *
        System.IParsable: *

        # The language
        System.Object: .ctor Equals GetType ReferenceEquals ToString MemberwiseClone
        System.Type: op_Equality op_Inequality
        System.ValueType: Equals ToString
        System.Enum: Equals CompareTo HasFlag ToString GetHashCode GetNames GetValues IsDefined Parse TryParse
        System.HashCode: Combine Add/1 ToHashCode .ctor
        System.Void: *
        System.Nullable: *
        System.Tuple: *
        System.TupleExtensions: *
        System.ValueTuple: * GetHashCode
        System.Index: *
        System.TimeSpan: *
        System.Range: *
        System.Func: Invoke .ctor
        System.Action: Invoke .ctor
        System.Predicate: Invoke .ctor
        System.Comparison: Invoke .ctor
        System.Converter: Invoke .ctor
        System.Delegate:
        System.MulticastDelegate:
        System.IComparable: *
        System.ICloneable: *
        System.IDisposable: *
        System.IEquatable: *
        System.IFormattable: *
        System.IFormatProvider:

        # Text
        System.String: * -Intern -IsInterned -Create
        System.StringComparison: *
        System.StringComparer: Ordinal OrdinalIgnoreCase Compare Equals
        System.StringSplitOptions: *
        System.Text.StringBuilder: *
        System.Text.Rune: *
        System.Text.Encoding: ASCII UTF8 Unicode GetByteCount GetBytes GetCharCount GetChars GetMaxByteCount GetMaxCharCount GetString
        System.Globalization.CultureInfo: InvariantCulture
        System.Globalization.NumberFormatInfo: InvariantInfo
        System.Globalization.NumberStyles: *

        # Arrays and memory
        System.Array: * -CreateInstance -CreateInstanceFromArrayType -Initialize
        System.ArraySegment: *
        System.Buffer: BlockCopy
        System.Memory: * -Pin
        System.ReadOnlyMemory: * -Pin
        System.Span: *
        System.ReadOnlySpan: *
        System.MemoryExtensions: *

        # Collections and LINQ
        System.Collections.BitArray: *
        System.Collections.DictionaryEntry: *
        System.Collections.ICollection: *
        System.Collections.IComparer: *
        System.Collections.IDictionary: *
        System.Collections.IEnumerable: *
        System.Collections.IEnumerator: *
        System.Collections.IList: *
        System.Collections.IStructuralComparable: *
        System.Collections.IStructuralEquatable: *
        System.Collections.Generic.Comparer: *
        System.Collections.Generic.Dictionary: *
        System.Collections.Generic.EqualityComparer: *
        System.Collections.Generic.HashSet: *
        System.Collections.Generic.ICollection: *
        System.Collections.Generic.IComparer: *
        System.Collections.Generic.IDictionary: *
        System.Collections.Generic.IEnumerable: *
        System.Collections.Generic.IEnumerator: *
        System.Collections.Generic.IEqualityComparer: *
        System.Collections.Generic.IList: *
        System.Collections.Generic.IReadOnlyCollection: *
        System.Collections.Generic.IReadOnlyDictionary: *
        System.Collections.Generic.IReadOnlyList: *
        System.Collections.Generic.IReadOnlySet: *
        System.Collections.Generic.ISet: *
        System.Collections.Generic.CollectionExtensions: *
        System.Collections.Generic.KeyNotFoundException: *
        System.Collections.Generic.KeyValuePair: *
        System.Collections.Generic.LinkedList: *
        System.Collections.Generic.LinkedListNode: *
        System.Collections.Generic.List: *
        System.Collections.Generic.OrderedDictionary: *
        System.Collections.Generic.PriorityQueue: *
        System.Collections.Generic.Queue: *
        System.Collections.Generic.SortedDictionary: *
        System.Collections.Generic.SortedList: *
        System.Collections.Generic.SortedSet: *
        System.Collections.Generic.Stack: *
        System.Collections.ObjectModel.Collection: *
        System.Collections.ObjectModel.ReadOnlyCollection: *
        System.Collections.ObjectModel.ReadOnlyDictionary: *
        System.Linq.Enumerable: * -Shuffle -InfiniteSequence -Sequence
        System.Linq.IGrouping: *
        System.Linq.ILookup: *
        System.Linq.Lookup: *
        System.Linq.IOrderedEnumerable: *

        # Exceptions
        System.Exception: .ctor Message InnerException
        System.SystemException: .ctor
        System.ApplicationException: .ctor
        System.ArgumentException: .ctor ParamName ThrowIfNullOrEmpty ThrowIfNullOrWhiteSpace
        System.ArgumentNullException: .ctor ThrowIfNull
        System.ArgumentOutOfRangeException: *
        System.ArithmeticException: .ctor
        System.ArrayTypeMismatchException: .ctor
        System.DivideByZeroException: .ctor
        System.FormatException: .ctor
        System.IndexOutOfRangeException: .ctor
        System.InvalidCastException: .ctor
        System.InvalidOperationException: .ctor
        System.NotImplementedException: .ctor
        System.NotSupportedException: .ctor
        System.NullReferenceException: .ctor
        System.OutOfMemoryException:
        System.OverflowException: .ctor
        System.RankException: .ctor
        System.TimeoutException: .ctor
        System.Diagnostics.UnreachableException: .ctor
        """;
}
