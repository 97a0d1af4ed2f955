using System.Text.Json;
using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>The kinds of members that are arrays or objects.</summary>
internal static class Composites
{
    public static readonly Kind<IReadOnlyList<RogerRogerEmailAddress>> Emails = new EmailsKind();
    public static readonly Kind<IReadOnlyList<RogerRogerPhoneNumber>> Phones = new PhonesKind(areDistinct: false);
    public static readonly Kind<IReadOnlyList<RogerRogerPhoneNumber>> DistinctPhones = new PhonesKind(areDistinct: true);
    public static readonly Kind<RogerRogerAddress?> Address = new AddressKind();

    /// <summary>References of one kind, each once.</summary>
    /// <param name="resource">What they refer to.</param>
    /// <param name="areOrdered">Whether their order says anything.</param>
    /// <param name="most">How many are shown, and how many can be written.</param>
    public static Kind<IReadOnlyList<Reference>> ReferencesTo(Resource resource, bool areOrdered = true, int most = int.MaxValue)
        => new ReferencesKind(resource, areOrdered, most);

    private sealed class ReferencesKind(Resource resource, bool areOrdered, int most)
        : Kind<IReadOnlyList<Reference>>(typeof(IReadOnlyList<string>), mayBeNull: false)
    {
        public override void Show(Utf8JsonWriter json, IReadOnlyList<Reference> value, Iris iris)
        {
            json.WriteStartArray();

            for (var place = 0; place < value.Count && place < most; place++)
            {
                json.WriteStringValue(iris.Of(resource, value[place].Id));
            }

            json.WriteEndArray();
        }

        public override IReadOnlyList<Reference> Read(Members members, string name, IReadOnlyList<Reference> absent)
            => members.References(name, resource, absent);

        public override bool AreSame(IReadOnlyList<Reference> standing, IReadOnlyList<Reference> wanted) => areOrdered
            ? standing.SequenceEqual(wanted, Reference.SameItem)
            : standing.ToHashSet(Reference.SameItem).SetEquals(wanted);

        public override void Judge(
            Violations violations, References references, string path, IReadOnlyList<Reference> standing, IReadOnlyList<Reference> wanted)
        {
            // Where more stand than are shown, a caller cannot say which of them go.
            if (Math.Max(wanted.Count, standing.Count) > most && !AreSame(standing, wanted))
            {
                violations.HasTooMany(path, most);
            }

            foreach (var (place, reference) in wanted.Index())
            {
                if (references.IsDisabled(reference) && !standing.Contains(reference, Reference.SameItem))
                {
                    violations.IsDisabled($"{path}[{place}]");
                }
            }
        }

        public override IEnumerable<Reference> ReferencesIn(IReadOnlyList<Reference> value) => value;
    }

    private abstract class ListKind<T>() : Kind<IReadOnlyList<T>>(typeof(IReadOnlyList<T>), mayBeNull: false)
    {
        public override void Show(Utf8JsonWriter json, IReadOnlyList<T> value, Iris iris) => JsonSerializer.Serialize(json, value, ServiceJson.Options);

        public override bool AreSame(IReadOnlyList<T> standing, IReadOnlyList<T> wanted) => standing.SequenceEqual(wanted);
    }

    private sealed class EmailsKind : ListKind<RogerRogerEmailAddress>
    {
        public override IReadOnlyList<RogerRogerEmailAddress> Read(
            Members members, string name, IReadOnlyList<RogerRogerEmailAddress> absent) => members.Objects(name, absent, RogerRogerEmailAddress.Read);

        public override void Judge(
            Violations violations,
            References references,
            string path,
            IReadOnlyList<RogerRogerEmailAddress> standing,
            IReadOnlyList<RogerRogerEmailAddress> wanted)
        {
            var seen = new HashSet<string>();
            var stood = standing.ToHashSet();

            foreach (var (place, email) in wanted.Index())
            {
                var at = $"{path}[{place}].email";

                if (string.IsNullOrWhiteSpace(email.Email))
                {
                    violations.NotBlank(at, email.Email);
                    continue;
                }

                if (!stood.Contains(email))
                {
                    violations.IsEmail(at, email.Email);
                    violations.NotTooLong(at, email.Email);
                }

                if (!seen.Add(email.Email.ToLowerInvariant()))
                {
                    violations.IsRepeated(at);
                }
            }
        }
    }

    private sealed class PhonesKind(bool areDistinct) : ListKind<RogerRogerPhoneNumber>
    {
        public override IReadOnlyList<RogerRogerPhoneNumber> Read(Members members, string name, IReadOnlyList<RogerRogerPhoneNumber> absent)
        {
            var phones = members.Objects(name, absent, RogerRogerPhoneNumber.Read);
            return areDistinct ? [.. phones.Distinct()] : phones;
        }

        public override void Judge(
            Violations violations,
            References references,
            string path,
            IReadOnlyList<RogerRogerPhoneNumber> standing,
            IReadOnlyList<RogerRogerPhoneNumber> wanted)
        {
            var stood = standing.ToHashSet();

            foreach (var (place, phone) in wanted.Index())
            {
                if (!stood.Contains(phone))
                {
                    violations.NotBlank($"{path}[{place}].phoneNumber", phone.PhoneNumber);
                    violations.NotTooLong($"{path}[{place}].phoneNumber", phone.PhoneNumber);
                }
            }
        }
    }

    private sealed class AddressKind() : Kind<RogerRogerAddress?>(typeof(RogerRogerAddress))
    {
        public override void Show(Utf8JsonWriter json, RogerRogerAddress? value, Iris iris)
            => JsonSerializer.Serialize(json, value, ServiceJson.Options);

        public override RogerRogerAddress? Read(Members members, string name, RogerRogerAddress? absent)
            => members.Object(name, absent, address => RogerRogerAddress.Read(address, absent));

        // An address that says nothing is none.
        public override bool AreSame(RogerRogerAddress? standing, RogerRogerAddress? wanted)
            => wanted == standing || (standing is null && wanted is { IsEmpty: true });

        public override void Judge(
            Violations violations, References references, string path, RogerRogerAddress? standing, RogerRogerAddress? wanted)
        {
            if (wanted is null)
            {
                return;
            }

            Scalars.Text.Judge(violations, references, path + ".city", standing?.City, wanted.City);
            Scalars.Text.Judge(violations, references, path + ".postalCode", standing?.PostalCode, wanted.PostalCode);
            Scalars.Text.Judge(violations, references, path + ".street", standing?.Street, wanted.Street);

            if (wanted.Country is { } country && country != standing?.Country && !references.KnowsCountry(country))
            {
                violations.NoSuchCountry(path + ".country");
            }
        }

        public override string? CountryIn(RogerRogerAddress? value) => value?.Country;
    }
}
